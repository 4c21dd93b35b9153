import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { CLIENT, close, listen, newSlug } from "./issuer.ts";

type Claims = Readonly<Record<string, unknown>>;

/** An issuer that says whatever a test wants, truly signed or not. */
export interface OddIssuer {
	slug: string;
	url: string;
	/** What a part of it answers instead: by its path. */
	answers: Map<string, { body: string } | "hangs up">;
	/** Its next ID token. */
	token: string;
	/** How often each path was asked. */
	asked: Map<string, number>;
	/** The claims of somebody, signed with its key; or with another one. */
	sign(claims: Claims, how?: Signing): Promise<string>;
	close(): Promise<void>;
}

interface Signing {
	/** With a key that it does not publish. */
	falsely?: boolean;
	/** Name of the key; another one than it publishes. */
	kid?: string;
	typ?: string;
}

export async function startOddIssuer(): Promise<OddIssuer> {
	const [right, wrong] = [
		await generateKeyPair("RS256", { extractable: true }),
		await generateKeyPair("RS256", { extractable: true }),
	];
	const open = {
		...(await exportJWK(right.publicKey)),
		kid: "1",
		alg: "RS256",
	};
	const answers: OddIssuer["answers"] = new Map();
	const asked = new Map<string, number>();
	const { server, url } = await listen((request, response) => {
		const { pathname } = new URL(request.url ?? "/", url);
		asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
		request.resume();
		const given = answers.get(pathname);
		if (given === "hangs up") return void response.destroy();
		const body = given?.body ?? JSON.stringify(usual(pathname));
		response.writeHead(200, { "content-type": "application/json" });
		response.end(body);
	});
	const usual = (path: string): unknown => {
		if (path === "/jwks") return { keys: [open] };
		if (path === "/token")
			return { access_token: "x", token_type: "Bearer", id_token: odd.token };
		return {
			issuer: url,
			authorization_endpoint: `${url}/auth`,
			token_endpoint: `${url}/token`,
			jwks_uri: `${url}/jwks`,
			authorization_response_iss_parameter_supported: true,
		};
	};
	const odd: OddIssuer = {
		slug: newSlug(),
		url,
		answers,
		asked,
		token: "",
		sign: (claims, { falsely = false, kid = "1", typ = "JWT" } = {}) =>
			new SignJWT({ iss: url, aud: CLIENT, ...claims })
				.setProtectedHeader({ alg: "RS256", kid, typ })
				.sign((falsely ? wrong : right).privateKey),
		close: () => close(server),
	};
	return odd;
}
