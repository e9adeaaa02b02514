import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.elasticsearch.bootstrap.ServerArgs;
import org.elasticsearch.common.io.stream.OutputStreamStreamOutput;
import org.elasticsearch.common.settings.KeyStoreWrapper;
import org.elasticsearch.common.settings.Settings;

/**
 * Writes to standard output what the Elasticsearch server reads on its standard input: its settings, from elasticsearch.yml,
 * then from environment variables with a dot in their names, then from -Ename=value arguments.
 */
public class ServerArguments {
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of("/usr/share/elasticsearch");
    Map<String, String> settings = new TreeMap<>(Map.of("cluster.name", "docker-cluster", "network.host", "0.0.0.0"));
    String host = System.getenv("HOSTNAME");
    settings.put("node.name", host == null ? "elasticsearch" : host);
    readFile(home.resolve("config/elasticsearch.yml"), settings);
    System.getenv().forEach((name, value) -> {
      if (name.matches("[a-z0-9_]+(\\.[a-z0-9_*-]+)+")) settings.put(name, value);
    });
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (argument.startsWith("-E") && equals > 0) settings.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    // The modules that know them are not in this image: the server would refuse to start.
    settings.keySet().removeIf(name -> name.startsWith("xpack.") || name.startsWith("ingest."));
    settings.put("path.home", home.toString());

    Settings.Builder builder = Settings.builder();
    settings.forEach((name, value) -> builder.put(name, value));
    KeyStoreWrapper noSecrets = KeyStoreWrapper.create();
    ServerArgs server = new ServerArgs(false, false, null, noSecrets, builder.build(), home.resolve("config"), home.resolve("logs"));
    OutputStreamStreamOutput out = new OutputStreamStreamOutput(System.out);
    server.writeTo(out);
    out.flush();
  }

  /** One `name: value` a line: all that a configuration file of this image may hold. */
  private static void readFile(Path file, Map<String, String> settings) throws IOException {
    if (!Files.exists(file)) return;
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(": ");
      if (colon > 0 && !line.startsWith("#")) settings.put(line.substring(0, colon).trim(), line.substring(colon + 2).trim().replace("\"", ""));
    }
  }
}
