import { ArticleBase } from '../../generated/article.js';

/** The class that rows of articles hydrate into: it extends the generated one, and the generator never writes this file. */
export class Article extends ArticleBase {
  /** How long it takes to read, in whole minutes. */
  get minutes(): number {
    return Math.max(1, Math.round(this.words / 200));
  }

  /** Shows the article to everybody. */
  async publish(): Promise<void> {
    this.isPublic = true;
    await this.save({ updateFields: ['isPublic'] });
  }
}
