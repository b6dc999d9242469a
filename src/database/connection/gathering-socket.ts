import { Socket } from 'node:net';

/**
 * A socket that sends what is written in one turn of the event loop as one packet: each packet wakes the other side.
 */
export class GatheringSocket extends Socket {
  constructor() {
    super();
    // Connecting puts a socket's own `write` back to the usual one.
    this.once('connect', () => this.#gather());
  }

  #gather(): void {
    const write = this.write.bind(this);
    let isGathering = false;
    this.write = (...args: unknown[]): boolean => {
      if (!isGathering) {
        isGathering = true;
        this.cork();
        process.nextTick(() => {
          isGathering = false;
          this.uncork();
        });
      }
      return Reflect.apply(write, this, args);
    };
  }
}
