import path from "node:path";

/** By its whole path: Turbopack looks plugins up from its own folder. */
const onlyUsedKern = path.resolve("postcss.kern.mjs");

export default {
	plugins: { "@tailwindcss/postcss": {}, [onlyUsedKern]: {} },
};
