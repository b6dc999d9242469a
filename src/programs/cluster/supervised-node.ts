/** Stops this node when its supervisor has ended. */
export function followSupervisor(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The channel is no reason to go on when everything else has ended.
  process.channel?.unref();
}

/** Reports to the supervisor that this node serves. */
export function reportServing(): void {
  process.send?.('serving');
}
