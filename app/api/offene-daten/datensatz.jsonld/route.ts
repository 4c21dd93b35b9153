import { defaultLocale } from "#lib/text/locale.ts";
import { jsonAnswer } from "../_parts/data-answer.ts";
import { aboutData, fieldsOf, publicData } from "../_parts/public-data.ts";

/** GET /api/offene-daten/datensatz.jsonld: the data set as search engines read it (https://schema.org/Dataset). */
export function GET(): Promise<Response> {
	return jsonAnswer(async () => {
		const data = await publicData();
		const about = await aboutData(data);
		const fields = await fieldsOf(data);
		const download = (contentUrl: string, encodingFormat: string) => ({
			"@type": "DataDownload",
			contentUrl,
			encodingFormat,
		});
		return {
			"@context": "https://schema.org",
			"@type": "Dataset",
			"@id": about.dataset,
			name: about.title,
			description: about.description,
			url: about.page,
			inLanguage: defaultLocale,
			license: about.license,
			isAccessibleForFree: true,
			creator: {
				"@type": "GovernmentOrganization",
				name: about.publisher,
				email: about.email,
			},
			dateModified: about.until,
			...(about.firstMonth
				? { temporalCoverage: `${about.firstMonth}-01/${about.until}` }
				: {}),
			variableMeasured: fields.map(({ name, unit, title, definition }) => ({
				"@type": "PropertyValue",
				propertyID: name,
				name: title[defaultLocale],
				description: definition[defaultLocale],
				unitText: unit,
			})),
			distribution: [
				download(about.csv, "text/csv"),
				download(about.json, "application/json"),
			],
		};
	}, "application/ld+json");
}
