import type { Driver } from '../dialects/driver.js';
import { driverOptions, type DatabaseOptions } from './database-options.js';
import { openDriver } from './open-driver.js';

/** Opens a driver at its first use, once for all who ask; an opening that failed is tried again by the next who asks. */
export class DriverHolder {
  /** The driver, while it is open. */
  open: Driver | undefined;
  readonly #options: DatabaseOptions;
  #opening: Promise<Driver> | undefined;

  constructor(options: DatabaseOptions) {
    this.#options = options;
  }

  get(): Promise<Driver> {
    if (this.#opening !== undefined) return this.#opening;
    const opening = this.#start();
    this.#opening = opening;
    opening.then(
      (driver) => {
        if (this.#opening === opening) this.open = driver;
      },
      () => {
        if (this.#opening === opening) this.#opening = undefined;
      },
    );
    return opening;
  }

  /** Waits for the sessions in use. Who asks from now on opens the driver again. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.open = undefined;
    // An opening that failed has told those who asked for it, and leaves nothing to close.
    const driver = await opening?.catch(() => undefined);
    await driver?.close();
  }

  async #start(): Promise<Driver> {
    const open = this.#options.openDriver ?? openDriver;
    return await open(driverOptions(this.#options));
  }
}
