import { Model, fields } from 'dunder/schema';
import type { ApiOptions } from 'some-package';
import { type Settings as UserSettings } from '../src/settings.js';

export interface Local {
  readonly a: number;
}

export namespace Api {
  export interface Reply {
    readonly ok: boolean;
  }
}

export class Holder extends Model {
  settings = fields.json<UserSettings>({ default: {} });
  list = fields.json<readonly UserSettings[]>();
  mixed = fields.json<Record<string, Local | ApiOptions> | null>({ null: true });
  reply = fields.json<Api.Reply>();
  inline = fields.json<{ a: number; b?: string[] }>();
}
