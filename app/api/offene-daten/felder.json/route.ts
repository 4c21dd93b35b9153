import { FEWEST_IN_PUBLIC } from "#lib/pilot/effect/rules/levels.ts";
import { jsonAnswer } from "../_parts/data-answer.ts";
import { aboutData, fieldsOf, publicData } from "../_parts/public-data.ts";

/** GET /api/offene-daten/felder.json: what each column of the public figures means. */
export function GET(): Promise<Response> {
	return jsonAnswer(async () => {
		const data = await publicData();
		const { title, license, csv, json } = await aboutData(data);
		return {
			title,
			license,
			files: [csv, json],
			/** No number is about fewer; what is hidden is no nought. */
			fewestPeople: FEWEST_IN_PUBLIC,
			fields: await fieldsOf(data),
		};
	});
}
