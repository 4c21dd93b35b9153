import type { Overall } from "#lib/pilot/effect/rules/compare.ts";
import { FEWEST_IN_PUBLIC, LEVELS } from "#lib/pilot/effect/rules/levels.ts";
import { OUTCOMES } from "#lib/pilot/effect/rules/units.ts";
import { jsonAnswer } from "../_parts/data-answer.ts";
import { aboutData, publicData } from "../_parts/public-data.ts";

/** GET /api/offene-daten/wirkung.json: the public figures, month by month, and the answer with its uncertainty. */
export function GET(): Promise<Response> {
	return jsonAnswer(async () => {
		const data = await publicData();
		const { effect, rows, stations } = data;
		const { title, publisher, license, fields, until } = await aboutData(data);
		return {
			title,
			publisher,
			license,
			fields,
			until,
			fewestPeople: FEWEST_IN_PUBLIC,
			answers: Object.fromEntries(
				OUTCOMES.map((outcome) => [
					outcome,
					answerOf(effect.compared[outcome].overall, (id) => stations.get(id)),
				]),
			),
			months: rows.map(({ month, isWhole, stationId, levels }) => ({
				month,
				whole: isWhole,
				station: stationId === null ? null : stations.get(stationId)?.slug,
				...Object.fromEntries(LEVELS.map((name) => [name, levels[name].value])),
				hidden: LEVELS.filter((name) => levels[name].few),
			})),
		};
	});
}

function answerOf(
	overall: Overall | null,
	station: (id: number) => { slug: string } | undefined,
) {
	if (!overall) return { state: "unknown" };
	const { state, before, after, others, stationIds } = overall;
	const round = (value: number) => Math.round(value * 10) / 10;
	return {
		state,
		before: round(before),
		after: round(after),
		others: others && {
			before: round(others.before),
			after: round(others.after),
		},
		difference: round(overall.estimate),
		low: round(overall.low),
		high: round(overall.high),
		stations: stationIds.flatMap((id) => station(id)?.slug ?? []),
	};
}
