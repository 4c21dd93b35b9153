import { z } from "zod";
import { MAX_RANGE_DAYS } from "#lib/availability/rules/schema.ts";
import { city, languages } from "#lib/city/city.ts";
import { TOKEN_SECONDS } from "#lib/programs/rules/access-token.ts";
import { KEPT_HOURS } from "#lib/programs/rules/request.ts";
import type { Scope } from "#lib/programs/rules/scope.ts";
import {
	appointmentSchema,
	arrivedSchema,
	bookedSchema,
	bookRequestSchema,
	callRequestSchema,
	callTurnSchema,
	holdRequestSchema,
	holdSchema,
	moveRequestSchema,
	numberSchema,
	ticketRequestSchema,
	whichRequestSchema,
	wishRequestSchema,
	wishSchema,
} from "./commands.ts";
import {
	availabilitySchema,
	eventSchema,
	nextReleaseSchema,
	problemSchema,
	servicesSchema,
	stationsSchema,
	waitTimesSchema,
} from "./contract.ts";
import { PROBLEMS, problemsSchema } from "./problems.ts";
import { webhooks } from "./webhooks.ts";

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

/** A command of a program: its scope, what it is sent and what it answers. */
function command(
	operationId: string,
	summary: string,
	{
		scope,
		request,
		success,
		isSafe = false,
	}: {
		scope: Scope;
		request: string;
		success: readonly [status: number, description: string, schema: string];
		isSafe?: boolean;
	},
) {
	const [status, description, schema] = success;
	const refused = (words: string) =>
		answer(words, "CommandProblem", "application/problem+json");
	return {
		post: {
			operationId,
			summary,
			security: [{ program: [scope] }],
			parameters: [
				...(isSafe ? [] : [KEY]),
				{ ...lang(), description: "Language of the person; see docs" },
			],
			requestBody: {
				required: true,
				content: { "application/json": { schema: reference(request) } },
			},
			responses: {
				[status]: answer(description, schema),
				400: refused("The request is wrong"),
				401: refused("No token, or one that does not count any more"),
				403: refused("Not agreed upon"),
				404: refused("There is none for this client"),
				409: refused("It cannot be done now"),
				413: refused("Too much was sent"),
				415: refused("No JSON"),
				422: refused("What the person gave is wrong, or the key was used"),
				429: refused("Too much; see Retry-After"),
				503: refused("Busy; see Retry-After"),
			},
		},
	};
}

const KEY = {
	name: "Idempotency-Key",
	in: "header",
	required: true,
	description: `The same key and content get the same answer for ${KEPT_HOURS} hours`,
	schema: { type: "string", maxLength: 255 },
};

const tokenRoute = {
	post: {
		operationId: "getToken",
		summary: "An access token for a client (RFC 6749, 4.4)",
		security: [{ client: [] }, {}],
		requestBody: {
			required: true,
			content: {
				"application/x-www-form-urlencoded": {
					schema: {
						type: "object",
						required: ["grant_type"],
						properties: {
							grant_type: { const: "client_credentials" },
							scope: { type: "string" },
							client_id: { type: "string" },
							client_secret: { type: "string" },
						},
					},
				},
			},
		},
		responses: {
			200: {
				description: "The token",
				content: {
					"application/json": {
						schema: {
							type: "object",
							required: ["access_token", "token_type", "expires_in", "scope"],
							properties: {
								access_token: { type: "string" },
								token_type: { const: "Bearer" },
								expires_in: { const: TOKEN_SECONDS },
								scope: { type: "string" },
							},
						},
					},
				},
			},
			400: { description: "An error of RFC 6749, 5.2" },
			401: { description: "invalid_client" },
			429: { description: "Too many wrong secrets from this address" },
			503: { description: "Busy, try again" },
		},
	},
};

/** The contract of the API, OpenAPI 3.1; schemas come from what the routes are typed with. */
export function openApiDocument(baseUrl: string) {
	return {
		openapi: "3.1.0",
		info: {
			title: city().product,
			version: "1.0.0",
			description: `Stations, services, free times and appointments of ${city().operator.name}. Civil times are ${city().timeZone}.`,
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
			"/api/v1/oauth/token": tokenRoute,
			"/api/v1/holds": command("holdTime", "Reserves a time", {
				scope: "hold",
				request: "HoldRequest",
				success: [201, "The reservation", "Hold"],
			}),
			"/api/v1/appointments": command("book", "Books what was reserved", {
				scope: "book",
				request: "BookRequest",
				success: [201, "The appointment, its PIN and link", "Booked"],
			}),
			"/api/v1/appointments/lookup": command(
				"lookUp",
				"When and where an appointment is",
				{
					scope: "read",
					request: "WhichRequest",
					success: [200, "The appointment", "Appointment"],
					isSafe: true,
				},
			),
			"/api/v1/appointments/move": command("move", "Moves an appointment", {
				scope: "move",
				request: "MoveRequest",
				success: [200, "The appointment at its new time", "Appointment"],
			}),
			"/api/v1/appointments/cancel": command(
				"cancel",
				"Cancels an appointment",
				{
					scope: "cancel",
					request: "WhichRequest",
					success: [200, "The cancelled appointment", "Appointment"],
				},
			),
			"/api/v1/appointments/check-in": command(
				"checkIn",
				"Somebody who has an appointment is in the house",
				{
					scope: "check-in",
					request: "WhichRequest",
					success: [200, "Their place in line", "Arrived"],
				},
			),
			"/api/v1/wishes": command(
				"noteWish",
				"Notes what somebody waits for, to whom freed times are offered",
				{
					scope: "wish",
					request: "WishRequest",
					success: [201, "Its number and the person's page", "Wish"],
				},
			),
			"/api/v1/tickets": command(
				"drawTicket",
				"A number for somebody in the house without an appointment",
				{
					scope: "ticket",
					request: "TicketRequest",
					success: [201, "Their place in line", "Number"],
				},
			),
			"/api/v1/calls": command(
				"goOnWithCall",
				"What a phone line says next, and listens for",
				{
					scope: "phone",
					request: "CallRequest",
					success: [200, "What is said next", "CallTurn"],
					isSafe: true,
				},
			),
		},
		webhooks: webhooks(),
		components: {
			schemas: {
				Event: schemaOf(eventSchema),
				Stations: schemaOf(stationsSchema),
				Services: schemaOf(servicesSchema),
				Availability: schemaOf(availabilitySchema),
				NextRelease: schemaOf(nextReleaseSchema),
				WaitTimes: schemaOf(waitTimesSchema),
				Problem: schemaOf(problemSchema),
				HoldRequest: schemaOf(holdRequestSchema, "input"),
				BookRequest: schemaOf(bookRequestSchema, "input"),
				WhichRequest: schemaOf(whichRequestSchema, "input"),
				MoveRequest: schemaOf(moveRequestSchema, "input"),
				WishRequest: schemaOf(wishRequestSchema, "input"),
				Wish: schemaOf(wishSchema),
				TicketRequest: schemaOf(ticketRequestSchema, "input"),
				Number: schemaOf(numberSchema),
				Arrived: schemaOf(arrivedSchema),
				CallRequest: schemaOf(callRequestSchema, "input"),
				CallTurn: schemaOf(callTurnSchema),
				Hold: schemaOf(holdSchema),
				Booked: schemaOf(bookedSchema),
				Appointment: schemaOf(appointmentSchema),
				CommandProblem: schemaOf(problemsSchema),
			},
			securitySchemes: {
				client: { type: "http", scheme: "basic" },
				program: {
					type: "oauth2",
					flows: {
						clientCredentials: {
							tokenUrl: `${baseUrl}/api/v1/oauth/token`,
							scopes: SCOPE_WORDS,
						},
					},
				},
			},
			/** What each `code` of a CommandProblem means, with its status. */
			"x-problems": Object.fromEntries(
				Object.entries(PROBLEMS).map(([code, [status, detail]]) => [
					code,
					{ status, detail },
				]),
			),
		},
	};
}

const SCOPE_WORDS: Record<Scope, string> = {
	hold: "Reserve a time",
	book: "Book what was reserved",
	read: "Look up an appointment",
	move: "Move an appointment",
	cancel: "Cancel an appointment",
	"check-in": "Check somebody in who is in the house",
	wish: "Note what somebody waits for",
	ticket: "Draw a number for somebody who is in the house",
	phone: "Run the phone menu, which books, tells and cancels",
};

function schemaOf(schema: z.ZodType, io: "input" | "output" = "output") {
	const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
	return json;
}
