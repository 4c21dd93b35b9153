import { jsonAnswer } from "../_parts/data-answer.ts";
import { aboutData, publicData } from "../_parts/public-data.ts";

const CONTEXT = {
	dcat: "http://www.w3.org/ns/dcat#",
	dcatde: "http://dcat-ap.de/def/dcatde/",
	dct: "http://purl.org/dc/terms/",
	foaf: "http://xmlns.com/foaf/0.1/",
	vcard: "http://www.w3.org/2006/vcard/ns#",
	xsd: "http://www.w3.org/2001/XMLSchema#",
};
const AUTHORITY = "http://publications.europa.eu/resource/authority";
/** Of the list that DCAT-AP.de prescribes. */
const LICENSE = { "@id": "http://dcat-ap.de/def/licenses/dl-by-de/2.0" };

/**
 * GET /api/offene-daten/katalog.jsonld: the data set as German data portals harvest it (DCAT-AP.de 3.0, JSON-LD). The
 * contributor's id is given by the portal and stands there, not here.
 */
export function GET(): Promise<Response> {
	return jsonAnswer(async () => {
		const about = await aboutData(await publicData());
		const publisher = {
			"@id": `${about.page}#stadt`,
			"@type": "foaf:Organization",
			"foaf:name": about.publisher,
		};
		const german = (text: string) => ({ "@language": "de", "@value": text });
		const date = (text: string) => ({ "@type": "xsd:date", "@value": text });
		const distribution = (url: string, media: string, format: string) => ({
			"@id": url,
			"@type": "dcat:Distribution",
			"dct:title": german(`${about.title} (${format})`),
			"dcat:accessURL": { "@id": about.page },
			"dcat:downloadURL": { "@id": url },
			"dcat:mediaType": {
				"@id": `https://www.iana.org/assignments/media-types/${media}`,
			},
			"dct:format": { "@id": `${AUTHORITY}/file-type/${format}` },
			"dct:license": LICENSE,
			"dcatde:licenseAttributionByText": german(about.publisher),
			"dct:modified": date(about.until),
		});
		return {
			"@context": CONTEXT,
			"@id": about.catalogue,
			"@type": "dcat:Catalog",
			"dct:title": german(about.title),
			"dct:description": german(about.description),
			"dct:publisher": publisher,
			"dcat:dataset": {
				"@id": `${about.page}#daten`,
				"@type": "dcat:Dataset",
				"dct:identifier": about.json,
				"dct:title": german(about.title),
				"dct:description": german(about.description),
				"dct:publisher": { "@id": publisher["@id"] },
				"dcat:contactPoint": {
					"@type": "vcard:Organization",
					"vcard:fn": about.publisher,
					"vcard:hasEmail": { "@id": `mailto:${about.email}` },
				},
				"dcat:landingPage": { "@id": about.page },
				"foaf:page": { "@id": about.fields },
				"dcat:theme": [{ "@id": `${AUTHORITY}/data-theme/GOVE` }],
				"dct:accrualPeriodicity": { "@id": `${AUTHORITY}/frequency/DAILY` },
				"dct:language": { "@id": `${AUTHORITY}/language/DEU` },
				"dct:modified": date(about.until),
				...(about.firstMonth
					? {
							"dct:temporal": {
								"@type": "dct:PeriodOfTime",
								"dcat:startDate": date(`${about.firstMonth}-01`),
								"dcat:endDate": date(about.until),
							},
						}
					: {}),
				"dcat:distribution": [
					distribution(about.csv, "text/csv", "CSV"),
					distribution(about.json, "application/json", "JSON"),
				],
			},
		};
	}, "application/ld+json");
}
