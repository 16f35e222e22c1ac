// Loaded first in every child. A launcher that is killed cannot stop its children, but the end of the channel to it can.
// A child's own children inherit this import; their channel is their parent's, and some wait on nothing else.
if (process.env.LAUNCHER_PID === String(process.ppid)) {
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
