import { profileId } from '@marquee/units';
import { expect, test } from 'vitest';
import { nameAfter } from './name-after.ts';

test('a profile is called by the number that its id ends with, else by the id, and a long one by its end', () => {
	expect(nameAfter(profileId('customer-0042'))).toBe('Profile 0042');
	expect(nameAfter(profileId('17'))).toBe('Profile 17');
	expect(nameAfter(profileId('anna'))).toBe('Profile anna');
	expect(nameAfter(profileId('x'.repeat(100)))).toHaveLength(60);
});
