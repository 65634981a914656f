import type { Page } from '@marquee/contracts';
import { useLanguage } from '../surroundings.ts';

/** A word where a page is not what it should be: kept from before, or the same for everybody. */
export function Notice({ page, about }: { page: Page; about: () => void }) {
	const { words } = useLanguage();
	const { how } = page.served;
	if (how === 'fresh') return null;
	return (
		<div className="notice" role="status">
			<p>{how === 'kept' ? words.page.kept : words.page.popular}</p>
			<button type="button" className="link-button" onClick={about}>
				{words.about.about}
			</button>
		</div>
	);
}
