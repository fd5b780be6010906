import type { Compiler } from '../../dialects/dialect.js';
import { SqlWriter, type WriterSetting } from './sql-writer.js';

/** A compiler that writes with the given spelling. */
export function createCompiler(setting: WriterSetting): Compiler {
  return {
    compile(node) {
      const { sql, bindings } = new SqlWriter(setting, true).query(node);
      return { sql, bindings };
    },
    compileStandalone: (node) => new SqlWriter(setting, false).expression(node).sql,
    quote: setting.spelling.quote,
  };
}
