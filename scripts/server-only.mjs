// `node --import ./scripts/server-only.mjs`: plain Node takes "server-only" for empty. Next checks
// the marker at build time; a script or worker is on the server anyway.
import { registerHooks } from "node:module";

registerHooks({
	resolve(specifier, context, next) {
		return specifier === "server-only"
			? { url: "data:text/javascript,", shortCircuit: true }
			: next(specifier, context);
	},
});
