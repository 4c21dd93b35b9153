import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { onGlobal } from "#lib/runtime/global.ts";
import { pageNonce } from "./page-nonce.ts";

/** A small script of ours in public/scripts, for a page that does without Next's. */
export async function PageScript({
	name,
}: {
	name:
		| "alarm"
		| "calls"
		| "ear"
		| "hold"
		| "inbox"
		| "kiosk"
		| "live"
		| "print"
		| "push"
		| "stream"
		| "voice"
		| "work";
}) {
	return (
		<script
			src={`/scripts/${name}.js?v=${versionOf(name)}`}
			nonce={await pageNonce()}
			defer
			data-keep=""
		/>
	);
}

/** Of its content: pages that stay open for weeks notice a new one (public/scripts/live.js). */
function versionOf(name: string): string {
	return onGlobal(`script ${name}`, () =>
		createHash("sha256")
			.update(readFileSync(path.join("public", "scripts", `${name}.js`)))
			.digest("hex")
			.slice(0, 12),
	);
}
