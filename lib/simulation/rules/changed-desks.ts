import type { DayFacts, DayWindow } from "#lib/availability/availability.ts";

type Span = Pick<DayWindow, "from" | "until" | "channel">;

/** Desks whose day is another one on paper, those together that are open in the same way; desks of paper are left out. */
export function changedDesks(
	day: DayFacts,
	changed: DayFacts,
): { deskIds: number[]; spans: Span[] }[] {
	const groups = new Map<string, { deskIds: number[]; spans: Span[] }>();
	for (const { id } of day.desks) {
		const spans = spansOf(changed, id);
		const key = JSON.stringify(spans);
		if (key === JSON.stringify(spansOf(day, id))) continue;
		const group = groups.get(key) ?? { deskIds: [], spans };
		group.deskIds.push(id);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/** Times of one kind that touch are one. */
function spansOf({ windows }: DayFacts, id: number): Span[] {
	const spans: Span[] = [];
	const own = windows.filter(({ deskId }) => deskId === id);
	for (const { from, until, channel } of own.sort((a, b) => a.from - b.from)) {
		const last = spans.at(-1);
		if (last?.channel === channel && last.until === from) last.until = until;
		else spans.push({ from, until, channel });
	}
	return spans;
}
