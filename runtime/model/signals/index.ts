export type { ConnectOptions, Responses } from './dispatcher.js';
export type { DeleteEvent, LinkAction, LinkEvent, PostInitEvent, PostSaveEvent, PreInitEvent, PreSaveEvent, Sender } from './events.js';
export { m2mChanged, postDelete, postInit, postSave, preDelete, preInit, preSave } from './model-signals.js';
export { Signal } from './signal.js';
