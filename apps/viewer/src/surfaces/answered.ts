import type { Page } from '@marquee/contracts';

/** What every answer that shows titles has, a page or a search: its name, where it is shown, and the titles in rows. */
export type Answered = Pick<Page, 'requestId' | 'surface' | 'rows'>;
