import { NOT_COLLECTED } from "#lib/pilot/eu/rules/eu-month.ts";
import { csvOf } from "#lib/text/csv.ts";
import { askedMonth, fileHeaders } from "../_parts/asked-month.ts";

const RATINGS = [1, 2, 3, 4, 5] as const;

/** The same month as a table: views of each page, and how often each rating was given; at the end what nobody collects. */
export async function GET(request: Request): Promise<Response> {
	const asked = await askedMonth(request);
	if (asked instanceof Response) return asked;
	const { month, sources } = asked;
	const lines = sources.flatMap(({ url, views, ratings }) => [
		["nbVisits", url, "", views],
		...(ratings.length === 0
			? []
			: RATINGS.map((rating) => [
					"rating",
					url,
					rating,
					ratings.filter((one) => one === rating).length,
				])),
	]);
	const missing = NOT_COLLECTED.map(({ field, why }) => [
		"notCollected",
		field,
		why,
		null,
	]);
	return new Response(
		csvOf([
			["month", "what", "source", "value", "count"],
			...[...lines, ...missing].map((line) => [month, ...line]),
		]),
		{ headers: fileHeaders("text/csv", `eu-${month}.csv`) },
	);
}
