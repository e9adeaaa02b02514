/**
 * What a server shows at an address that is no page. It may stand at any depth, so it asks for no file; to know where the guide
 * begins it looks for a file of the guide's in the folders above it.
 */
export const lostPage = `<!DOCTYPE html>
<html lang="fr-FR">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Page introuvable | kube-etapes</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif; }
main { max-width: 34rem; margin: 20vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.8rem; line-height: 1.2; }
</style>
</head>
<body>
<main>
<h1>Cette page n’existe pas</h1>
<p>Elle a peut-être changé d’adresse.</p>
<p><a id="home" hidden>Revenir à l’accueil du guide</a></p>
</main>
<script>
(async () => {
  const names = location.pathname.split('/').slice(1, -1)
  for (let depth = names.length; depth >= 0; depth -= 1) {
    const folder = ['', ...names.slice(0, depth), ''].join('/')
    const answer = await fetch(folder + 'hashmap.json').catch(() => undefined)
    if (!answer?.ok) continue
    const link = document.getElementById('home')
    link.href = folder
    link.hidden = false
    return
  }
})()
</script>
</body>
</html>
`;
