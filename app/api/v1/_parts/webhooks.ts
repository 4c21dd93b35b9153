import {
	HOOK_EVENTS,
	type HookEvent,
} from "#lib/programs/hooks/rules/event.ts";

/** What a program is told at the address that the city entered for it, as the contract describes it. */
export const webhooks = () =>
	Object.fromEntries(HOOK_EVENTS.map((event) => [event, told(event)]));

function told(event: HookEvent) {
	const [summary, operationId] = EVENT_WORDS[event];
	return {
		post: {
			operationId,
			summary,
			// The signature is what lets somebody in, not a token.
			security: [],
			parameters: HOOK_HEADERS.map(({ name, description, schema }) => ({
				name,
				in: "header",
				required: true,
				description,
				schema,
			})),
			requestBody: {
				required: true,
				content: {
					"application/json": {
						schema: {
							allOf: [
								{ $ref: "#/components/schemas/Event" },
								{ properties: { type: { const: event } } },
							],
						},
					},
				},
			},
			responses: {
				"2XX": { description: "Taken; within ten seconds" },
				410: { description: "Nobody is here any more: nothing more is sent" },
				default: {
					description:
						"Not taken, also a redirect: it is sent again, ever later",
				},
			},
		},
	};
}

const EVENT_WORDS: Record<
	HookEvent,
	readonly [summary: string, operationId: string]
> = {
	"appointment.booked": [
		"An appointment was booked by this client",
		"appointmentBooked",
	],
	"appointment.moved": [
		"An appointment that this client booked was moved, by whomever",
		"appointmentMoved",
	],
	"appointment.cancelled": [
		"An appointment that this client booked was cancelled, by whomever",
		"appointmentCancelled",
	],
};

/** Those of Standard Webhooks 1.0.0. */
const HOOK_HEADERS = [
	{
		name: "webhook-id",
		description: "The same when it is sent again",
		schema: { type: "string", format: "uuid" },
	},
	{
		name: "webhook-timestamp",
		description: "Epoch seconds of this attempt",
		schema: { type: "string", pattern: "^\\d+$" },
	},
	{
		name: "webhook-signature",
		description:
			"v1, and base64 of HMAC-SHA256 over id.timestamp.body with the secret after whsec_; for a day after a new secret two of them, with a blank between",
		schema: {
			type: "string",
			pattern: "^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)?$",
		},
	},
] as const;
