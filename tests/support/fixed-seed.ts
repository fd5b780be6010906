import fc from 'fast-check';

// CI asks the same random questions each time, so that a change is judged by what it changed; everywhere else they are new ones.
if (process.env['CI'] === 'true') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_120 });
