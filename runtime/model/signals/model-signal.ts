import { ConfigurationError } from '../../errors/configuration-error.js';
import type { ModelMeta } from '../model-meta.js';
import { type ConnectOptions, Dispatcher, type Responses } from './dispatcher.js';
import type { AnyModel, ModelEvents, Sender, SignalName } from './events.js';
import { connectArguments } from './signal.js';

type Receiver<N extends SignalName, M extends object> = (event: ModelEvents<M>[N]) => unknown;
type Event<N extends SignalName, M extends object> = Omit<ModelEvents<M>[N], 'sender'>;

/** A signal that dunder sends, with events typed by the model that it is connected to. */
export class ModelSignal<N extends SignalName> extends Dispatcher {
  constructor(readonly name: N) {
    super();
  }

  /**
   * Connects a receiver to a model, or to all models; gives the function that disconnects it. Receivers run one after the other in the
   * order of their connecting, and are awaited.
   *
   * @example
   * ```ts
   * const stop = postSave.connect(Post, async ({ instance, created }) => {
   *   if (created) await announce(instance.title);
   * });
   * ```
   */
  connect<M extends object>(sender: Sender<M>, receiver: Receiver<N, M>, options?: ConnectOptions): () => void;
  connect(receiver: Receiver<N, AnyModel>, options?: ConnectOptions): () => void;
  connect(...args: readonly unknown[]): () => void {
    const [sender, receiver, options] = connectArguments(args);
    return this.attach(sender, receiver, options);
  }

  /** Disconnects a receiver, by itself or by its id, from a model or from all models; was it connected? */
  disconnect<M extends object>(what: string | Receiver<N, M>, sender: Sender<M> | null = null): boolean {
    return this.detach(sender, what);
  }

  /** Tells the receivers of a model and those of all. What one throws ends it and goes to the caller. */
  send<M extends object>(sender: Sender<M>, event: Event<N, M>): Promise<Responses<Receiver<N, M>>> {
    return this.dispatch(sender, { ...event, sender });
  }

  /** The same, but every receiver is told: what one throws stands in the responses. */
  sendRobust<M extends object>(sender: Sender<M>, event: Event<N, M>): Promise<Responses<Receiver<N, M>>> {
    return this.dispatchRobust(sender, { ...event, sender });
  }

  /** For constructors, which cannot wait. */
  sendNow(model: ModelMeta, event: Event<N, object>): void {
    for (const answer of this.dispatchNow(model.modelClass, { ...event, sender: model.modelClass })) {
      if (!(answer instanceof Promise)) continue;
      answer.catch(() => undefined);
      throw new ConfigurationError({
        code: 'MODEL.ASYNC_RECEIVER',
        message: `A receiver of ${this.name} is async: an instance is made at once and waits for nobody.`,
        hint: 'Do what must wait in preSave or postSave.',
      });
    }
  }
}
