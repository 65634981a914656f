import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console as static files under `/console/`; the service that serves them answers `/v1`. */
export default defineConfig({
	root: fileURLToPath(new URL('.', import.meta.url)),
	base: '/console/',
	plugins: [react()],
	build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
	server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
});
