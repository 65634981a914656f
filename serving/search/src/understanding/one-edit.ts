/** Whether one letter more, less or other, or two neighbours swapped, make one word of the other. */
export function withinOneEdit(one: readonly string[], other: readonly string[]): boolean {
	if (one.length < other.length) return withinOneEdit(other, one);
	if (one.length - other.length > 1) return false;
	let same = 0;
	while (same < other.length && one[same] === other[same]) same++;
	if (one.length > other.length) return restAlike(one, same + 1, other, same);
	return (
		restAlike(one, same + 1, other, same + 1) ||
		(one[same] === other[same + 1] &&
			one[same + 1] === other[same] &&
			restAlike(one, same + 2, other, same + 2))
	);
}

function restAlike(
	one: readonly string[],
	from: number,
	other: readonly string[],
	otherFrom: number,
): boolean {
	for (let at = from, there = otherFrom; at < one.length || there < other.length; at++, there++)
		if (one[at] !== other[there]) return false;
	return true;
}
