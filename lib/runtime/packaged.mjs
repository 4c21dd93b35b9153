// Plain JavaScript, because scripts/run.mjs needs it before there is a Node that reads TypeScript.
import { existsSync } from "node:fs";
import path from "node:path";

/** Lies beside what `npm run package` wrote: version and commit. */
export const PACKAGE_NOTE = ".packaged.json";

/**
 * Whether this is a package: everything is installed, generated and built already, and nothing may be written here.
 * @param {string} root of the application
 */
export const isPackaged = (root = ".") =>
	existsSync(path.join(root, PACKAGE_NOTE));
