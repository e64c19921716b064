export default async function tearDown() {
  await globalThis.liandongTestPostgres?.stop();
}
