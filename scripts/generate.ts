// npm run db:generate: scripts/setup/generate.ts, imported before every script, did it already.
