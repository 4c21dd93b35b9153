import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { exportJWK, generateKeyPair } from "jose";
import { type Configuration, type JWK, Provider } from "oidc-provider";
import { callbackOf } from "#lib/auth/issuers/commands/begin-sign-in.ts";
import type { MappingRule } from "#lib/auth/issuers/rules/mapping.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { toJson } from "#lib/db/json.ts";
import { issuerPaths, signInPath } from "#lib/paths/staff.ts";
import { env } from "#lib/runtime/env.ts";

export const CLIENT = "buergertermin";
/** With signs that have to be written otherwise in a header. */
const SECRET = "geheim & lang:genug+%";

export const newSlug = () => `haus-${randomUUID().slice(0, 8)}`;

/** An issuer of the city in the database, open, with these rules and a client secret. @returns its row */
export async function registerIssuer(
	{ slug, url }: { slug: string; url: string },
	rules: readonly MappingRule[],
	more: Partial<Prisma.IssuerUncheckedCreateInput> = {},
) {
	const { folder } = env().issuerSecrets;
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, slug), `${SECRET}\n`);
	const createdAt = toDbInstant(Temporal.Now.instant());
	return db().issuer.create({
		data: {
			slug,
			name: `Konto ${slug.slice(5)}`,
			url,
			clientId: CLIENT,
			scopes: "openid profile email",
			active: true,
			factorRule: "never",
			createdAt,
			rules: {
				create: {
					version: 1,
					rules: toJson(rules),
					createdAt,
				},
			},
			...more,
		},
	});
}

/** Other rules from now on. */
export async function putRules(
	issuerId: number,
	rules: readonly MappingRule[],
): Promise<void> {
	await db().signInRules.updateMany({
		where: { issuerId },
		data: { rules: toJson(rules) },
	});
}

/** Who is in this group has this role. */
export const ruleFor = (
	group: string,
	role: MappingRule["role"],
	stations: readonly string[] = [],
): MappingRule => ({
	conditions: [{ claim: "groups", value: group }],
	role,
	stations,
	stationsClaim: "",
});

export async function listen(
	answering: RequestListener,
): Promise<{ server: Server; url: string }> {
	const server = createServer(answering);
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	return { server, url: `http://localhost:${port}` };
}

export async function close(server: Server): Promise<void> {
	server.closeAllConnections();
	server.close();
	await once(server, "close");
}

/** What the issuer says of somebody. */
type Person = Readonly<Record<string, unknown>>;

export interface RealIssuer {
	slug: string;
	url: string;
	/** By the name that is typed there; may be changed at any time. */
	people: Map<string, Person>;
	/** Logout tokens that it has sent, newest last. */
	told: string[];
	/** Signs with another key from now on, and knows the old one no more. */
	changeKeys(): Promise<void>;
	/** Tells by its back channel that this person is signed out, whatever the session. */
	signOut(name: string): Promise<void>;
	close(): Promise<void>;
}

/**
 * `oidc-provider` with pages of its own: an issuer as others run them.
 * @param deliver where it tells us: false, where no server of ours listens
 */
export async function startIssuer({
	deliver,
}: {
	deliver: boolean;
}): Promise<RealIssuer> {
	const people = new Map<string, Person>();
	const told: string[] = [];
	const slug = newSlug();
	let provider: Provider | null = null;
	const { server, url } = await listen((request, response) => {
		provider?.callback()(request, response);
	});
	const changeKeys = async () => {
		const { privateKey } = await generateKeyPair("RS256", {
			extractable: true,
		});
		const key = { ...(await exportJWK(privateKey)), kid: randomUUID() } as JWK;
		provider = new Provider(url, {
			...configuration(slug, people, key),
			fetch: (address, options) => {
				const form = new URLSearchParams(String(options?.body));
				told.push(form.get("logout_token") ?? "");
				if (!deliver) return Promise.resolve(new Response());
				// Without the provider's own connection, which reaches no server of this machine.
				const { method = "POST", headers, body } = options as RequestInit;
				return fetch(address, { method, headers, body } as RequestInit);
			},
		});
	};
	await changeKeys();
	return {
		slug,
		url,
		people,
		told,
		changeKeys,
		signOut: async (name) => {
			const client = await provider?.Client.find(CLIENT);
			await Object.assign(client as unknown as Backchannel, {
				backchannelLogoutSessionRequired: false,
			}).backchannelLogout(name, "");
		},
		close: () => close(server),
	};
}

interface Backchannel {
	backchannelLogout(subject: string, session: string): Promise<unknown>;
}

const configuration = (
	slug: string,
	people: ReadonlyMap<string, Person>,
	key: JWK,
): Configuration => ({
	jwks: { keys: [key] },
	cookies: { keys: ["a key of this test"] },
	clients: [
		{
			client_id: CLIENT,
			client_secret: SECRET,
			redirect_uris: [callbackOf(slug)],
			post_logout_redirect_uris: [
				`${env().baseUrl}${signInPath(undefined, "abgemeldet")}`,
			],
			backchannel_logout_uri: `${env().baseUrl}${issuerPaths.logout(slug)}`,
			// Its ID tokens say which session they are of.
			backchannel_logout_session_required: true,
		},
	],
	features: {
		devInteractions: { enabled: true },
		backchannelLogout: { enabled: true },
		rpInitiatedLogout: { enabled: true },
	},
	// What it says of somebody stands in the ID token, as cities' issuers do it.
	conformIdTokenClaims: false,
	claims: {
		openid: ["sub", "groups"],
		profile: ["name"],
		email: ["email", "email_verified"],
	},
	findAccount: (_, sub) => {
		const person = people.get(sub);
		return person
			? { accountId: sub, claims: () => ({ sub, ...person }) }
			: undefined;
	},
	ttl: { Interaction: 600, Session: 3600, Grant: 3600, IdToken: 300 },
});

/** A browser that goes through an issuer's own pages by HTTP. */
export class Visitor {
	private readonly cookies = new Map<string, string>();

	/**
	 * Goes on from an address until the issuer leads back to us: types a name, agrees to what is asked.
	 * @returns the address it leads back to
	 */
	async visit(address: string, name: string): Promise<URL> {
		let answer = await this.ask(address);
		for (let step = 0; step < 20; step++) {
			const location = answer.headers.get("location");
			if (location) {
				const to = new URL(location, answer.url);
				if (to.origin === env().baseUrl) return to;
				answer = await this.ask(to.href);
				continue;
			}
			const page = await answer.text();
			const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
			if (!action) throw new Error(`no form: ${answer.status} ${page}`);
			const fields = new URLSearchParams({ login: name, password: "x" });
			for (const [, field = "", value = ""] of page.matchAll(
				/<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
			))
				fields.set(field, value);
			answer = await this.ask(new URL(action, answer.url).href, fields);
		}
		throw new Error("the issuer leads in circles");
	}

	private async ask(address: string, form?: URLSearchParams) {
		const answer = await fetch(address, {
			redirect: "manual",
			headers: {
				cookie: [...this.cookies].map((pair) => pair.join("=")).join("; "),
			},
			...(form ? { method: "POST", body: form } : {}),
		});
		for (const cookie of answer.headers.getSetCookie()) {
			const [pair = ""] = cookie.split(";");
			const at = pair.indexOf("=");
			const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
			if (value === "" || /expires=Thu, 01 Jan 1970/i.test(cookie))
				this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		return answer;
	}
}
