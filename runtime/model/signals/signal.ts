import { type ConnectOptions, Dispatcher, type Responses } from './dispatcher.js';

/** An event as receivers get it: with who sent it. */
export type Sent<E extends object> = E & { readonly sender: object };

/**
 * A signal of one's own. Receivers may be async; they run one after the other, in the order of their connecting.
 *
 * @example
 * ```ts
 * const orderPaid = new Signal<{ readonly order: Order }>();
 * orderPaid.connect(async ({ order }) => sendReceipt(order));
 * await orderPaid.send(Order, { order });
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/signals/#defining-and-sending-signals
 */
export class Signal<E extends object = object> extends Dispatcher {
  /** Connects a receiver to all senders, or to one; gives the function that disconnects it. */
  connect(receiver: (event: Sent<E>) => unknown, options?: ConnectOptions): () => void;
  connect(sender: object, receiver: (event: Sent<E>) => unknown, options?: ConnectOptions): () => void;
  connect(...args: readonly unknown[]): () => void {
    const [sender, receiver, options] = connectArguments(args);
    return this.attach(sender, receiver, options);
  }

  /** Disconnects a receiver, by itself or by its id; was it connected? */
  disconnect(what: string | ((event: Sent<E>) => unknown), sender: object | null = null): boolean {
    return this.detach(sender, what);
  }

  /** Tells the receivers of a sender and those of all. What one throws ends it and goes to the caller. */
  send(sender: object, event: E): Promise<Responses<(event: Sent<E>) => unknown>> {
    return this.dispatch(sender, { ...event, sender });
  }

  /** The same, but every receiver is told: what one throws stands in the responses. */
  sendRobust(sender: object, event: E): Promise<Responses<(event: Sent<E>) => unknown>> {
    return this.dispatchRobust(sender, { ...event, sender });
  }
}

/** `connect(receiver, options)`, `connect(sender, receiver, options)` */
export function connectArguments(args: readonly unknown[]): [object | null, (event: never) => unknown, ConnectOptions] {
  // A class is a function too: with a function after it, the first is the sender.
  const [first, second, third] = args;
  const hasSender = typeof second === 'function';
  const options = (hasSender ? third : second) as ConnectOptions | undefined;
  return [hasSender ? (first as object) : null, (hasSender ? second : first) as (event: never) => unknown, options ?? {}];
}
