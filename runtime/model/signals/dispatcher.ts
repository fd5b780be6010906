import { metaOf } from '../meta-of.js';

export interface ConnectOptions {
  /** A receiver with the id of one that is connected is not connected again: for modules that may be loaded twice. */
  readonly id?: string;
}

/** What receivers gave, beside each; of `sendRobust` what they threw. */
export type Responses<R> = readonly (readonly [receiver: R, response: unknown])[];

interface Connection {
  /** null: of whatever sender. */
  readonly sender: object | null;
  readonly receiver: (event: never) => unknown;
  readonly id: string | undefined;
}

/** Who is told of what: the part of a signal that knows no types. */
export abstract class Dispatcher {
  #connections: readonly Connection[] = [];
  /** Receivers by sender, worked out when first asked for. */
  #known = new Map<object, readonly Connection['receiver'][]>();
  #active = false;

  /** Is anybody connected? As long as nobody is, this is all that a save, a delete or a query asks. */
  get active(): boolean {
    return this.#active;
  }

  /** Is anybody connected to this sender, or to all? */
  hasListeners(sender: object): boolean {
    return this.#active && this.#receivers(sender).length > 0;
  }

  protected attach(sender: object | null, receiver: Connection['receiver'], { id }: ConnectOptions): () => void {
    const same = (one: Connection): boolean =>
      one.sender === sender && (id === undefined ? one.id === undefined && one.receiver === receiver : one.id === id);
    if (!this.#connections.some(same)) this.#change([...this.#connections, { sender, receiver, id }]);
    return () => void this.#change(this.#connections.filter((one) => !same(one)));
  }

  /** `what` is the receiver or its id. */
  protected detach(sender: object | null, what: unknown): boolean {
    const left = this.#connections.filter((one) => one.sender !== sender || (one.receiver !== what && one.id !== what));
    const found = left.length < this.#connections.length;
    this.#change(left);
    return found;
  }

  /** One after the other; the first that throws ends it. */
  protected async dispatch(sender: object, event: object): Promise<Responses<never>> {
    const responses: [never, unknown][] = [];
    for (const receiver of this.#receivers(sender)) responses.push([receiver as never, await receiver(event as never)]);
    return responses;
  }

  /** One after the other, whatever they throw. */
  protected async dispatchRobust(sender: object, event: object): Promise<Responses<never>> {
    const responses: [never, unknown][] = [];
    for (const receiver of this.#receivers(sender)) {
      try {
        responses.push([receiver as never, await receiver(event as never)]);
      } catch (error) {
        responses.push([receiver as never, error]);
      }
    }
    return responses;
  }

  /** At once, where nobody can wait. */
  protected dispatchNow(sender: object, event: object): unknown[] {
    return this.#receivers(sender).map((receiver) => receiver(event as never));
  }

  #receivers(sender: object): readonly Connection['receiver'][] {
    const key = identity(sender);
    let receivers = this.#known.get(key);
    if (receivers === undefined) {
      receivers = this.#connections.filter((one) => one.sender === null || identity(one.sender) === key).map(({ receiver }) => receiver);
      this.#known.set(key, receivers);
    }
    return receivers;
  }

  #change(connections: readonly Connection[]): void {
    this.#connections = connections;
    this.#known = new Map();
    this.#active = connections.length > 0;
  }
}

/** A model may be named by the generated class or by the user's own below it: both are the same sender. */
function identity(sender: object): object {
  const meta = metaOf(sender) as ReturnType<typeof metaOf> | undefined;
  return meta === undefined ? sender : meta.registry.classOf(meta.name);
}
