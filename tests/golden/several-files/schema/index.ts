export * from './people.js';
export { Company } from './work/company.js';
