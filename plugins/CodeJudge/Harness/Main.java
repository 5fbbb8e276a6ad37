import java.io.*;
import java.lang.reflect.*;
import java.nio.charset.StandardCharsets;

public class Main {
    private static final InputStream in = new BufferedInputStream(System.in);
    private static final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public static void main(String[] none) throws Throwable {
        PrintStream result = System.out;
        System.setOut(System.err);
        String[] types = { PARAMETERS };
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) values[i] = read(types[i]);
        Object returned = null;
        try {
            Method method = find(types.length);
            Object owner = null;
            if (!Modifier.isStatic(method.getModifiers())) {
                Constructor<?> constructor = Solution.class.getDeclaredConstructor();
                constructor.setAccessible(true);
                owner = constructor.newInstance();
            }
            returned = method.invoke(owner, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        write(returned, "RETURNS");
        result.write(out.toByteArray());
        result.flush();
        System.exit(0);
    }

    private static Method find(int parameters) {
        for (Method method : Solution.class.getDeclaredMethods()) {
            if (!method.getName().equals("NAME") || method.getParameterCount() != parameters) continue;
            method.setAccessible(true);
            return method;
        }
        System.err.println("The class Solution has no method NAME with " + parameters + " parameters.");
        System.exit(1);
        return null;
    }

    private static String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) bytes.write(b);
        return bytes.toString("UTF-8");
    }

    private static Class<?> type(String kind) {
        if (kind.endsWith("[]")) return Array.newInstance(type(kind.substring(0, kind.length() - 2)), 0).getClass();
        switch (kind) {
            case "int": return int.class;
            case "long": return long.class;
            case "float": return double.class;
            case "bool": return boolean.class;
            case "int?": return Integer.class;
            case "long?": return Long.class;
            case "float?": return Double.class;
            case "bool?": return Boolean.class;
            case "string": return String.class;
            default: return type(kind.substring(0, kind.length() - 1));
        }
    }

    private static Object read(String kind) throws IOException {
        if (kind.endsWith("?")) return line().equals("1") ? read(kind.substring(0, kind.length() - 1)) : null;
        if (kind.endsWith("[]")) {
            String item = kind.substring(0, kind.length() - 2);
            int count = Integer.parseInt(line());
            Object list = Array.newInstance(type(item), count);
            for (int i = 0; i < count; i++) Array.set(list, i, read(item));
            return list;
        }
        switch (kind) {
            case "int": return Integer.valueOf(line());
            case "long": return Long.valueOf(line());
            case "float": return Double.valueOf(line());
            case "bool": return line().equals("1");
            default:
                byte[] bytes = in.readNBytes(Integer.parseInt(line()));
                line();
                return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void write(Object value, String kind) throws IOException {
        if (kind.endsWith("?")) {
            say(value == null ? "0" : "1");
            if (value != null) write(value, kind.substring(0, kind.length() - 1));
        } else if (kind.endsWith("[]")) {
            String item = kind.substring(0, kind.length() - 2);
            if (value instanceof java.util.Collection) value = ((java.util.Collection<?>) value).toArray();
            int count = Array.getLength(value);
            say(Integer.toString(count));
            for (int i = 0; i < count; i++) write(Array.get(value, i), item);
        } else if (kind.equals("string")) {
            byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
            say(Integer.toString(bytes.length));
            out.write(bytes);
            out.write('\n');
        } else if (kind.equals("bool")) {
            say((Boolean) value ? "1" : "0");
        } else if (kind.equals("float")) {
            say(Double.toString(((Number) value).doubleValue()));
        } else {
            say(Long.toString(((Number) value).longValue()));
        }
    }

    private static void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
