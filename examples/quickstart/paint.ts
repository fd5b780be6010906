import type { WriteStream } from 'node:tty';

type Paint = (text: string) => string;

/** Colours on a terminal, plain text elsewhere and under NO_COLOR (https://no-color.org). */
export function painter(stream: WriteStream): Readonly<Record<'title' | 'code' | 'sql' | 'dim', Paint>> {
  const on = stream.isTTY === true && !process.env['NO_COLOR'];
  const style =
    (code: string): Paint =>
    (text) =>
      on ? text.replaceAll(/^.+$/gm, `\u001B[${code}m$&\u001B[0m`) : text;
  return { title: style('1'), code: style('36'), sql: style('33'), dim: style('2') };
}
