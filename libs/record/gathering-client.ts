import { WatchedClient } from '#persistence/watched-client.js';

/**
 * What is sent in one turn of the event loop leaves in one piece: for a pool whose statements go behind each other
 * (`pipeline`). Each piece is a call to the system here and wakes the server once there.
 */
export class GatheringClient extends WatchedClient {
  // Of the many forms of `query` none is changed.
  override query(...sent: unknown[]): never {
    const { stream } = this.kept.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return (super.query as (...all: unknown[]) => never)(...sent);
  }
}
