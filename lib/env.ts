import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { onGlobal } from "#lib/global.ts";

/**
 * Every setting, read and checked in one place; `.env.example` explains them to operators.
 * `npm start`, `npm run dev`, `npm run worker` and the tests fill in what has a default of its own
 * (scripts/setup/environment.ts: the embedded database's URL, the demo's stored secret) before
 * anything calls `env()`.
 */
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

const schema = z.object({
	APP_ENV: z.preprocess(
		emptyIsUnset,
		z
			.enum(["demo", "test", "production"], {
				error: "must be demo, test or production",
			})
			.optional(),
	),
	DATABASE_URL: z.preprocess(
		emptyIsUnset,
		z
			.url({
				protocol: /^postgres(ql)?$/,
				error:
					"must be an address such as postgresql://user:password@host:5432/database",
			})
			.optional(),
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
	MAIL_FROM: withDefault(
		z
			.string()
			.trim()
			.includes("@", { error: "must contain an e-mail address" }),
		"Bürger-Service Duisburg <termine@demo.example>",
	),
	TRUSTED_PROXIES: optionalText.transform((value, context) => {
		try {
			return parseProxies(value ?? "");
		} catch (problem) {
			context.addIssue({ code: "custom", message: (problem as Error).message });
			return z.NEVER;
		}
	}),
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
	DATA_DIR: withDefault(z.string().trim().min(1), "./data"),
	LOG_LEVEL: withDefault(
		z.enum(["debug", "info", "warn", "error", "silent"], {
			error: "must be debug, info, warn, error or silent",
		}),
		"info",
	),
	DB_POOL: withDefault(
		z.coerce
			.number<string | number>({ error: "must be a number of connections" })
			.int()
			.min(2)
			.max(500),
		10,
	),
	DEMO_PASSWORD: withDefault(z.string().min(8), "buergertermin"),
});

export interface Env {
	/** `demo` shows invented data, `production` never does, `test` lets a test set the clock. */
	mode: "demo" | "test" | "production";
	databaseUrl: string;
	port: number;
	host: string;
	/** Origin under which people reach the house, without a slash at the end. */
	baseUrl: string;
	/** At least 32 characters; every token and key is derived from it. */
	secret: string;
	/** Null: mails go to `data/outbox`. */
	smtpUrl: string | null;
	mailFrom: string;
	/** Whose `x-forwarded-*` headers count. */
	trustedProxies: BlockList;
	/** Only in `test`: what the clock showed when the process started. */
	now: Temporal.Instant | null;
	dataDir: string;
	logLevel: "debug" | "info" | "warn" | "error" | "silent";
	databasePool: number;
	demoPassword: string;
}

export type Source = Readonly<Record<string, string | undefined>>;

/** What an operator has to put right; each line names the setting. */
export class EnvError extends Error {
	readonly problems: readonly string[];
	constructor(problems: readonly string[]) {
		super(problems.join("\n"));
		this.name = "EnvError";
		this.problems = problems;
	}
}

/** `demo` without `DATABASE_URL`, `production` with it, unless `APP_ENV` says otherwise. */
export function modeOf(source: Source): string {
	return (
		source.APP_ENV?.trim() ||
		(source.DATABASE_URL?.trim() ? "production" : "demo")
	);
}

/**
 * Checks all settings at once.
 * @throws EnvError naming each setting that is missing or wrong
 */
export function readEnv(source: Source): Env {
	const parsed = schema.safeParse(source);
	if (!parsed.success) {
		throw new EnvError(
			parsed.error.issues.map(
				(issue) => `${String(issue.path[0])}: ${issue.message}`,
			),
		);
	}
	const values = parsed.data;
	const mode = modeOf(source) as Env["mode"];
	const problems: string[] = [];
	const required = (
		name: "DATABASE_URL" | "APP_SECRET" | "BASE_URL" | "SMTP_URL",
		hint: string,
	) => {
		if (!values[name]) problems.push(`${name}: missing (${hint})`);
	};
	required("DATABASE_URL", "postgresql://user:password@host:5432/database");
	required(
		"APP_SECRET",
		"at least 32 random characters, for example from: openssl rand -base64 32",
	);
	if (mode === "production") {
		required(
			"BASE_URL",
			"the public address, for example https://termine.example.de",
		);
		required(
			"SMTP_URL",
			"the mail server, for example smtp://user:password@mail.example.de:587",
		);
		if (!source.MAIL_FROM?.trim()) {
			problems.push("MAIL_FROM: missing (the sender of all mails)");
		}
	}
	if (values.APP_NOW && mode !== "test") {
		problems.push("APP_NOW: only allowed with APP_ENV=test");
	}
	if (problems.length > 0) throw new EnvError(problems);

	return {
		mode,
		databaseUrl: values.DATABASE_URL as string,
		port: values.PORT,
		host: values.HOST,
		baseUrl: values.BASE_URL ?? `http://localhost:${values.PORT}`,
		secret: values.APP_SECRET as string,
		smtpUrl: values.SMTP_URL ?? null,
		mailFrom: values.MAIL_FROM,
		trustedProxies: values.TRUSTED_PROXIES,
		now: values.APP_NOW,
		dataDir: values.DATA_DIR,
		logLevel: values.LOG_LEVEL,
		databasePool: values.DB_POOL,
		demoPassword: values.DEMO_PASSWORD,
	};
}

/** The settings of this process, read from `process.env` when first asked for. */
export function env(): Env {
	return onGlobal("env", () => readEnv(process.env));
}

/** "10.0.0.0/8, ::1" → a list that `check()` answers; names and counts are refused. */
export function parseProxies(text: string): BlockList {
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
