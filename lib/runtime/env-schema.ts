import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { operatorSettings } from "./operator.ts";
import { addressesOf } from "./postgres-address.ts";

/** What each variable may be; who needs it when is decided in lib/runtime/env.ts. Empty counts as unset. */
const emptyIsUnset = (value: unknown) =>
	typeof value === "string" && value.trim() === "" ? undefined : value;

const optionalText = z.preprocess(emptyIsUnset, z.string().trim().optional());

function withDefault<Output>(
	schema: z.ZodType<Output, string | number>,
	fallback: string | number,
) {
	return z.preprocess(
		(value) => emptyIsUnset(value) ?? fallback,
		schema as z.ZodType<Output>,
	);
}

const httpUrl = z
	.url({
		protocol: /^https?$/,
		error: "must be an address such as https://termine.example.de",
	})
	.transform((value) => new URL(value).origin);

const postgresUrl = z.preprocess(
	emptyIsUnset,
	z
		.string()
		.refine(
			(value) => /^postgres(ql)?:/.test(value) && addressesOf(value).length > 0,
			"must be an address such as postgresql://user:password@host:5432/database",
		)
		.optional(),
);

const networkList = (narrowest?: number) =>
	optionalText.transform((value, context) => {
		try {
			return parseNetworks(value ?? "", narrowest);
		} catch (problem) {
			context.addIssue({ code: "custom", message: (problem as Error).message });
			return z.NEVER;
		}
	});

const IMAP_URL =
	"must be an address such as imaps://user:password@mail.example.de/INBOX";

export const envSchema = z.object({
	APP_ENV: z.preprocess(
		emptyIsUnset,
		z
			.enum(["demo", "test", "production"], {
				error: "must be demo, test or production",
			})
			.optional(),
	),
	DATABASE_URL: postgresUrl,
	DATABASE_DIRECT_URL: postgresUrl,
	DATABASE_READ_URL: postgresUrl.refine(
		(value) => value === undefined || addressesOf(value).length === 1,
		"must name one server: a hot standby proves itself at each question",
	),
	PORT: withDefault(
		z.coerce
			.number<string | number>({ error: "must be a port number" })
			.int()
			.min(1)
			.max(65535),
		3000,
	),
	HOST: withDefault(z.string().trim().min(1), "127.0.0.1"),
	REUSE_PORT: withDefault(
		z
			.enum(["true", "false"], { error: "must be true or false" })
			.transform((value) => value === "true"),
		"false",
	),
	SERVE: withDefault(
		z.enum(["all", "pages", "work"], { error: "must be all, pages or work" }),
		"all",
	),
	DRAIN_SECONDS: withDefault(
		z.coerce
			.number<string | number>({ error: "must be a number of seconds" })
			.int()
			.min(0)
			.max(300),
		0,
	),
	BASE_URL: z.preprocess(emptyIsUnset, httpUrl.optional()),
	APP_SECRET: z.preprocess(
		emptyIsUnset,
		z.string().min(32, "must have at least 32 characters").optional(),
	),
	SMTP_URL: z.preprocess(
		emptyIsUnset,
		z
			.url({
				protocol: /^smtps?$/,
				error:
					"must be an address such as smtp://user:password@mail.example.de:587",
			})
			.optional(),
	),
	/** A folder in cities/; which one if it is unset, stands in cities/default. */
	CITY: optionalText,
	MAIL_FROM: z.preprocess(
		emptyIsUnset,
		z
			.string()
			.trim()
			.includes("@", { error: "must contain an e-mail address" })
			.optional(),
	),
	BOUNCE_ADDRESS: z.preprocess(
		emptyIsUnset,
		z
			.string()
			.trim()
			.toLowerCase()
			.regex(/^[a-z0-9._-]{1,14}@[a-z0-9.-]+$/, {
				error:
					"must be a plain address such as bounce@termine.example.de with at most 14 characters before the @",
			})
			.optional(),
	),
	BOUNCE_IMAP_URL: z.preprocess(
		emptyIsUnset,
		z
			.url({ protocol: /^imaps?$/, error: IMAP_URL })
			.refine(
				(value) => new URL(value).username && new URL(value).password,
				IMAP_URL,
			)
			.optional(),
	),
	OIDC_SECRETS: optionalText.transform((value, context) => {
		const pairs = (value ?? "").split(/\s+/).filter((pair) => pair !== "");
		if (!pairs.every((pair) => /^[a-z][a-z0-9-]{0,29}=./.test(pair))) {
			context.addIssue({
				code: "custom",
				message: "must be pairs such as rathaus=secret, with a space between",
			});
			return z.NEVER;
		}
		return new Map(
			pairs.map((pair) => {
				const at = pair.indexOf("=");
				return [pair.slice(0, at), pair.slice(at + 1)] as const;
			}),
		);
	}),
	OIDC_SECRETS_DIR: optionalText,
	TRUSTED_PROXIES: networkList(),
	// Clients with IPv6 count as their /64 (scripts/server/client-address.ts).
	OWN_NETWORKS: networkList(64),
	APP_NOW: optionalText.transform((value, context) => {
		if (value === undefined) return null;
		try {
			return Temporal.Instant.from(value);
		} catch {
			context.addIssue({
				code: "custom",
				message: "must be an instant such as 2026-11-24T10:00:00+01:00",
			});
			return z.NEVER;
		}
	}),
	PUSH_TEST_SERVICE: z.preprocess(emptyIsUnset, httpUrl.optional()),
	DATA_DIR: withDefault(z.string().trim().min(1), "./data"),
	DEMO_PASSWORD: withDefault(z.string().trim().min(1), "buergertermin"),
	LOG_LEVEL: withDefault(
		z.enum(["debug", "info", "warn", "error", "silent"], {
			error: "must be debug, info, warn, error or silent",
		}),
		"info",
	),
	FINISHED_PAGES: withDefault(
		z.enum(["on", "off"], { error: "must be on or off" }),
		"on",
	),
	PAGE_AGE_MS: withDefault(
		z.coerce
			.number<string | number>({ error: "must be milliseconds" })
			.int()
			.min(0)
			.max(1_000),
		1_000,
	),
	DB_POOL: withDefault(
		z.coerce
			.number<string | number>({ error: "must be a number of connections" })
			.int()
			.min(2)
			.max(500),
		10,
	),
	ANSWER_MS: withDefault(
		z.coerce
			.number<string | number>({ error: "must be milliseconds" })
			.int()
			.min(50)
			.max(10_000),
		400,
	),
	METRICS_PORT: z.preprocess(
		emptyIsUnset,
		z.coerce
			.number<unknown>({ error: "must be a port number" })
			.int()
			.min(1)
			.max(65535)
			.optional(),
	),
	METRICS_HOST: withDefault(z.string().trim().min(1), "127.0.0.1"),
	OTEL_EXPORTER_OTLP_ENDPOINT: z.preprocess(
		emptyIsUnset,
		z
			.url({
				protocol: /^https?$/,
				error: "must be an address such as http://collector.example.de:4318",
			})
			.transform((value) => value.replace(/\/+$/, ""))
			.optional(),
	),
	OTEL_TRACES_SAMPLER_ARG: withDefault(
		z.coerce
			.number<string | number>({ error: "must be a share from 0 to 1" })
			.min(0)
			.max(1),
		1,
	),
	...operatorSettings,
});

/** "10.0.0.0/8, ::1" → a list that `check()` answers; names and counts are refused. */
export function parseNetworks(
	text: string,
	/** Longest prefix that makes sense for IPv6. */
	narrowest = 128,
): BlockList {
	const list = new BlockList();
	for (const part of text.split(",").map((entry) => entry.trim())) {
		if (part === "") continue;
		const [address = "", bits] = part.split("/");
		const version = isIP(address);
		if (version === 0) {
			throw new Error(
				`"${part}" is no address or network; write for example 127.0.0.1, 10.0.0.0/8`,
			);
		}
		const family = version === 6 ? "ipv6" : "ipv4";
		if (version === 6 && Number(bits ?? 128) > narrowest)
			throw new Error(
				`"${part}" is narrower than /${narrowest}; write for example 2001:db8:1:2::/${narrowest}`,
			);
		if (bits === undefined) list.addAddress(address, family);
		else if (
			/^\d{1,3}$/.test(bits) &&
			Number(bits) <= (version === 6 ? 128 : 32)
		) {
			list.addSubnet(address, Number(bits), family);
		} else
			throw new Error(`"${part}" is no network; write for example 10.0.0.0/8`);
	}
	return list;
}
