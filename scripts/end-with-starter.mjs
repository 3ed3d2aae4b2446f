// Loaded by the web server: its standard input ends when the command that started it is gone, be it by
// kill -9, and then it ends as well.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).on('error', () => {})
process.stdin.resume().unref?.()
