export { CheckConstraint } from './check-constraint.js';
export type { Constraint } from './constraint.js';
export { Deferrable } from './deferrable.js';
export { ExclusionConstraint } from './exclusion-constraint.js';
export { UniqueConstraint } from './unique-constraint.js';
