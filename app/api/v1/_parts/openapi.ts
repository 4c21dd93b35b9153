import { z } from "zod";
import { MAX_RANGE_DAYS } from "#lib/availability/rules/schema.ts";
import { city, languages } from "#lib/city/city.ts";
import {
	availabilitySchema,
	nextReleaseSchema,
	problemSchema,
	servicesSchema,
	stationsSchema,
	waitTimesSchema,
} from "./contract.ts";

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function answer(description: string, name: string, type = "application/json") {
	return { description, content: { [type]: { schema: reference(name) } } };
}

const problems = {
	503: answer("Busy, try again", "Problem", "application/problem+json"),
};

const lang = () => ({
	name: "lang",
	in: "query",
	description: "Language of names and texts",
	schema: { type: "string", enum: languages(), default: languages()[0] },
});

function required(name: string, schema: object, description: string) {
	return { name, in: "query", required: true, description, schema };
}

const service = required(
	"service",
	{ type: "array", items: { type: "string" }, minItems: 1 },
	"Slug, or slug:n for several persons or items; may be repeated",
);

/** The contract of the read API, OpenAPI 3.1; schemas come from what the routes are typed with. */
export function openApiDocument(baseUrl: string) {
	return {
		openapi: "3.1.0",
		info: {
			title: city().product,
			version: "1.0.0",
			description: `Stations, services and free times of ${city().operator.name}. Civil times are ${city().timeZone}.`,
			license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
		},
		servers: [{ url: baseUrl }],
		paths: {
			"/api/v1/stations": {
				get: {
					operationId: "listStations",
					summary: "All stations",
					parameters: [lang()],
					responses: { 200: answer("The stations", "Stations"), ...problems },
				},
			},
			"/api/v1/services": {
				get: {
					operationId: "listServices",
					summary: "All services, signposts included",
					parameters: [lang()],
					responses: { 200: answer("The services", "Services"), ...problems },
				},
			},
			"/api/v1/availability": {
				get: {
					operationId: "listFreeTimes",
					summary: "Free times of a station, days without one left out",
					parameters: [
						required("station", { type: "string" }, "Slug of a station"),
						service,
						required("from", { type: "string", format: "date" }, "First day"),
						required(
							"to",
							{ type: "string", format: "date" },
							`Last day; the range has at most ${MAX_RANGE_DAYS} days`,
						),
					],
					responses: {
						200: answer("The free times", "Availability"),
						400: answer("Bad request", "Problem", "application/problem+json"),
						...problems,
					},
				},
			},
			"/api/v1/next-release": {
				get: {
					operationId: "findNextRelease",
					summary: "When new times may be booked next",
					parameters: [
						{
							name: "station",
							in: "query",
							description:
								"Slug of a station; without it all stations with online appointments",
							schema: { type: "string" },
						},
						service,
					],
					responses: {
						200: answer("The next release", "NextRelease"),
						400: answer("Bad request", "Problem", "application/problem+json"),
						...problems,
					},
				},
			},
			"/api/v1/wait-times": {
				get: {
					operationId: "listWaitTimes",
					summary: "How long one waits now without an appointment, per station",
					responses: {
						200: answer("The waiting times", "WaitTimes"),
						...problems,
					},
				},
			},
		},
		components: {
			schemas: {
				Stations: schemaOf(stationsSchema),
				Services: schemaOf(servicesSchema),
				Availability: schemaOf(availabilitySchema),
				NextRelease: schemaOf(nextReleaseSchema),
				WaitTimes: schemaOf(waitTimesSchema),
				Problem: schemaOf(problemSchema),
			},
		},
	};
}

function schemaOf(schema: z.ZodType) {
	const { $schema: _, ...json } = z.toJSONSchema(schema);
	return json;
}
