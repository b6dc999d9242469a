// The program of one node: Foyer itself, which tells its supervisor when it serves, and stops when the supervisor is gone.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel is no reason to go on when everything else has ended.
process.channel?.unref();
await import('../../main.ts');
if (process.exitCode === undefined) process.send?.('serving');
