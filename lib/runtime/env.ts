import type { BlockList } from "node:net";
import path from "node:path";
import { type City, CityFault, readCity } from "#lib/city/read-city.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { envSchema } from "./env-schema.ts";
import { onGlobal } from "./global.ts";
import {
	type Operator,
	operatorOf,
	REQUIRED_OF_OPERATORS,
} from "./operator.ts";

/**
 * Every setting, read and checked in one place; `.env.example` explains them to operators.
 * `npm start`, `npm run dev` and the tests fill in what has a default of its own
 * (scripts/setup/environment.ts: the embedded database's URL, the demo's stored secret) before
 * anything calls `env()`.
 */
export interface Env {
	/** `demo` shows invented data, `production` never does, `test` lets a test set the clock. */
	mode: "demo" | "test" | "production";
	databaseUrl: string;
	/** The same past a pooler, for what needs a connection of its own (docs/decisions/0058): news, migrations, copies. */
	databaseDirectUrl: string;
	/** `databaseUrl` is a pooler, which gives each transaction another connection. */
	isDatabasePooled: boolean;
	/** A replica of it, for what public pages read (lib/db/near.ts); null: there is none. */
	databaseReadUrl: string | null;
	port: number;
	host: string;
	/** Several processes of this machine listen on the port, and the system shares out who comes. */
	reusePort: boolean;
	/** `pages` answers requests, `work` does what is due (mails, jobs, erasing), `all` does both. */
	serve: "all" | "pages" | "work";
	/** So long a process that is to end says so to balancers before it closes its port. */
	drainSeconds: number;
	/** Origin under which people reach the house, without a slash at the end. */
	baseUrl: string;
	/** At least 32 characters; every token and key is derived from it. */
	secret: string;
	/** Null: mails go to `data/outbox`. */
	smtpUrl: string | null;
	mailFrom: string;
	/** Undeliverable mails go back to it, each to a variant of its own; null: to `mailFrom`. */
	bounceAddress: string | null;
	/** The mailbox they arrive in; null: nobody looks. */
	bounceImapUrl: string | null;
	/** Client secrets of issuers by their names, and the folder that may hold a file for each (lib/auth/secrets/client-secret.ts). */
	issuerSecrets: { secrets: ReadonlyMap<string, string>; folder: string };
	/** Whose `x-forwarded-*` headers count. */
	trustedProxies: BlockList;
	/** The city's own networks, behind which many people share an address. */
	ownNetworks: BlockList;
	/** Only in `test`: what the clock showed when the process started. */
	now: Temporal.Instant | null;
	/** Only in `test`: origin of a push service that stands in for those of browsers. */
	pushTestService: string | null;
	dataDir: string;
	/** Of the accounts that the demo invents. */
	demoPassword: string;
	logLevel: "debug" | "info" | "warn" | "error" | "silent";
	databasePool: number;
	/** Milliseconds to answer that are borne: above it the online waiting room begins. */
	answerMilliseconds: number;
	/** Whether public pages are answered from memory. */
	finishedPages: boolean;
	/** So old may a page from memory be at most. */
	pageAgeMs: number;
	/** Where metrics are told, each process on a port of its own; null: nowhere. */
	metrics: { host: string; port: number } | null;
	/** The collector that is told what this share of all requests and rounds spent their time with; null: there is none. */
	traces: { endpoint: string; share: number } | null;
	/** What the legal pages name. */
	operator: Operator;
}

type Source = Readonly<Record<string, string | undefined>>;

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
	const parsed = envSchema.safeParse(source);
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
	const city = cityOf(values.CITY, problems);
	const required = (
		name:
			| "DATABASE_URL"
			| "APP_SECRET"
			| "BASE_URL"
			| "SMTP_URL"
			| keyof typeof REQUIRED_OF_OPERATORS,
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
		for (const [name, law] of Object.entries(REQUIRED_OF_OPERATORS))
			required(name as keyof typeof REQUIRED_OF_OPERATORS, law);
	}
	if (values.BOUNCE_IMAP_URL && !values.BOUNCE_ADDRESS) {
		problems.push(
			"BOUNCE_ADDRESS: missing (the address whose mails arrive in BOUNCE_IMAP_URL)",
		);
	}
	if (values.APP_NOW && mode !== "test") {
		problems.push("APP_NOW: only allowed with APP_ENV=test");
	}
	if (values.PUSH_TEST_SERVICE && mode !== "test") {
		problems.push("PUSH_TEST_SERVICE: only allowed with APP_ENV=test");
	}
	if (!city || problems.length > 0) throw new EnvError(problems);

	return {
		mode,
		databaseUrl: values.DATABASE_URL as string,
		databaseDirectUrl: (values.DATABASE_DIRECT_URL ??
			values.DATABASE_URL) as string,
		isDatabasePooled: values.DATABASE_DIRECT_URL !== undefined,
		databaseReadUrl: values.DATABASE_READ_URL ?? null,
		port: values.PORT,
		host: values.HOST,
		reusePort: values.REUSE_PORT,
		serve: values.SERVE,
		drainSeconds: values.DRAIN_SECONDS,
		baseUrl: values.BASE_URL ?? `http://localhost:${values.PORT}`,
		secret: values.APP_SECRET as string,
		smtpUrl: values.SMTP_URL ?? null,
		mailFrom:
			values.MAIL_FROM ??
			`${city.texts[defaultLocale].house} <termine@demo.example>`,
		bounceAddress: values.BOUNCE_ADDRESS ?? null,
		bounceImapUrl: values.BOUNCE_IMAP_URL ?? null,
		issuerSecrets: {
			secrets: values.OIDC_SECRETS,
			folder: values.OIDC_SECRETS_DIR ?? path.join(values.DATA_DIR, "oidc"),
		},
		trustedProxies: values.TRUSTED_PROXIES,
		ownNetworks: values.OWN_NETWORKS,
		now: values.APP_NOW,
		pushTestService: values.PUSH_TEST_SERVICE ?? null,
		dataDir: values.DATA_DIR,
		demoPassword: values.DEMO_PASSWORD,
		logLevel: values.LOG_LEVEL,
		databasePool: values.DB_POOL,
		answerMilliseconds: values.ANSWER_MS,
		finishedPages: values.FINISHED_PAGES === "on",
		pageAgeMs: values.PAGE_AGE_MS,
		metrics:
			values.METRICS_PORT === undefined
				? null
				: { host: values.METRICS_HOST, port: values.METRICS_PORT },
		traces:
			values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
				? null
				: {
						endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
						share: values.OTEL_TRACES_SAMPLER_ARG,
					},
		operator: operatorOf(values, mode === "production", city.operator),
	};
}

/** Null: something is wrong with its folder, and is among the problems now. */
function cityOf(name: string | undefined, problems: string[]): City | null {
	try {
		return readCity(name);
	} catch (error) {
		if (!(error instanceof CityFault)) throw error;
		problems.push(...error.problems.map((problem) => `CITY: ${problem}`));
		return null;
	}
}

/** The settings of this process, read from `process.env` when first asked for. */
export function env(): Env {
	return onGlobal("env", () => readEnv(process.env));
}
