import { layouts, type Makings, type PageLayout } from '@marquee/page';
import { Failure } from '@marquee/units';

/**
 * The layout of this name.
 *
 * @throws {Failure} `layout-unknown`.
 */
export function layoutNamed(name: string): (makings: Makings) => PageLayout {
	const layout = layouts.get(name);
	if (layout !== undefined) return layout;
	throw new Failure('layout-unknown', {
		responsible: 'caller',
		what: `there is no page layout ${name}`,
		remedy: `Use one of ${[...layouts.keys()].join(', ')}.`,
	});
}
