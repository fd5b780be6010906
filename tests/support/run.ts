/** The folder of the databases of this run of the tests, which `run-folder.js` made. */
export const runFolder = process.env['DUNDER_TEST_RUN']!;
