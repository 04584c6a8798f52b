/** One line for each thing that was looked at; the exit code is 1 if any was not as it should be. */
export function report(what: string, good: boolean): void {
  console.log(`${good ? '通过' : '失败'}  ${what}`);
  if (!good) process.exitCode = 1;
}
