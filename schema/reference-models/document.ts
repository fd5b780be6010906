import { DocumentBase } from '../../generated/index.js';

/** A document whose `delete()` marks its row. */
export class Document extends DocumentBase {
  override async delete(): Promise<[total: number, byModel: Record<string, number>]> {
    this.deletedAt = new Date();
    await this.save({ updateFields: ['deletedAt'] });
    return [1, { Document: 1 }];
  }

  async restore(): Promise<void> {
    this.deletedAt = null;
    await this.save({ updateFields: ['deletedAt'] });
  }

  /** Really deletes the row. */
  erase(): Promise<[total: number, byModel: Record<string, number>]> {
    return super.delete();
  }
}
