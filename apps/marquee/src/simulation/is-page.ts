import { Page, validator } from '@marquee/contracts';

const validated = validator(Page);

/** Whether an answer is a page, as the contract has it: whatever else has status 200 is none. */
export const isPage = (body: unknown): body is Page => validated(body).problems === undefined;
