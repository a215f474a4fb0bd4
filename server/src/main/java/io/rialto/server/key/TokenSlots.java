package io.rialto.server.key;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rialto.server.settings.StartRefused;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Finds the slot of a token. The JDK's provider knows tokens by their slot's number only, while operators know them by their
 * label, and modules may number slots anew at each start.
 *
 * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/pkcs11-base-v2.40.html">PKCS #11 2.40 §3 and §5.4, §5.5</a>
 */
@SuppressWarnings("restricted") // a module is native code, whoever calls it
final class TokenSlots {

    private static final long OK = 0;
    private static final long ALREADY_INITIALIZED = 0x191;
    private static final long OS_LOCKING_OK = 2;
    private static final int TOKEN_INFO_BYTES = 208;
    private static final int LABEL_BYTES = 32; // what CK_TOKEN_INFO begins with
    private static final Linker LINKER = Linker.nativeLinker();

    private static final Function INITIALIZE = new Function(0, FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    private static final Function SLOT_LIST =
            new Function(4, FunctionDescriptor.of(JAVA_LONG, JAVA_BYTE, ADDRESS, ADDRESS));
    private static final Function TOKEN_INFO = new Function(6, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS));

    /** @param place in CK_FUNCTION_LIST, behind its version */
    private record Function(int place, FunctionDescriptor form) {}

    private record Slot(long id, String label) {}

    private final Path library;
    private final MemorySegment functions;

    private TokenSlots(Path library, MemorySegment functions) {
        this.library = library;
        this.functions = functions;
    }

    /** @throws StartRefused when the library is no PKCS #11 module, or one that does not work */
    static TokenSlots of(Path library) {
        if (!JAVA_LONG.equals(LINKER.canonicalLayouts().get("long"))) {
            throw new StartRefused("RIALTO_PKCS11_LIBRARY works on 64-bit Linux and macOS only.");
        }
        try (Arena arena = Arena.ofConfined()) {
            // Never unloaded: the JDK's provider goes on using it.
            MemorySegment entry =
                    SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("C_GetFunctionList");
            MemorySegment list = arena.allocate(ADDRESS);
            check("C_GetFunctionList", call(entry, FunctionDescriptor.of(JAVA_LONG, ADDRESS), list), library);
            TokenSlots slots = new TokenSlots(library, list.get(ADDRESS, 0).reinterpret(ADDRESS.byteSize() * 8));
            slots.initialize(arena);
            return slots;
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new StartRefused(
                    "RIALTO_PKCS11_LIBRARY names " + library + ", which is no PKCS #11 module for this machine.", e);
        }
    }

    // CK_C_INITIALIZE_ARGS: four functions that we leave out, flags, a reserved pointer. Many threads will call.
    private void initialize(Arena arena) {
        MemorySegment arguments = arena.allocate(MemoryLayout.sequenceLayout(6, JAVA_LONG));
        arguments.setAtIndex(JAVA_LONG, 4, OS_LOCKING_OK);
        long result = call(INITIALIZE, arguments);
        if (result != ALREADY_INITIALIZED) {
            check("C_Initialize", result, library);
        }
    }

    /** @throws StartRefused when there is no such token, or more than one */
    long slotOf(String label) {
        List<Slot> slots = slots();
        List<Slot> called =
                slots.stream().filter(slot -> slot.label().equals(label)).toList();
        if (called.size() > 1) {
            throw new StartRefused("RIALTO_PKCS11_TOKEN: " + called.size() + " tokens of " + library + " are called "
                    + label + "; give the one for Rialto a label of its own.");
        }
        if (called.isEmpty()) {
            List<String> labels = slots.stream()
                    .map(Slot::label)
                    .filter(text -> !text.isEmpty())
                    .toList();
            throw new StartRefused("RIALTO_PKCS11_TOKEN: no token of " + library + " is called " + label + "; it has "
                    + (labels.isEmpty() ? "none that is initialised" : String.join(", ", labels)) + ".");
        }
        return called.getFirst().id();
    }

    private List<Slot> slots() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_LONG);
            check("C_GetSlotList", call(SLOT_LIST, (byte) 1, MemorySegment.NULL, count), library);
            MemorySegment ids = arena.allocate(JAVA_LONG, Math.max(1, count.get(JAVA_LONG, 0)));
            check("C_GetSlotList", call(SLOT_LIST, (byte) 1, ids, count), library);
            List<Slot> slots = new ArrayList<>();
            for (long index = 0; index < count.get(JAVA_LONG, 0); index++) {
                long id = ids.getAtIndex(JAVA_LONG, index);
                MemorySegment info = arena.allocate(TOKEN_INFO_BYTES, JAVA_LONG.byteAlignment());
                // A token that was pulled out a moment ago is not the one we look for.
                if (call(TOKEN_INFO, id, info) == OK) {
                    byte[] label = info.asSlice(0, LABEL_BYTES).toArray(JAVA_BYTE);
                    slots.add(new Slot(id, new String(label, UTF_8).strip()));
                }
            }
            return slots;
        }
    }

    private long call(Function function, Object... arguments) {
        return call(functions.get(ADDRESS, ADDRESS.byteSize() * (1 + function.place())), function.form(), arguments);
    }

    private static long call(MemorySegment function, FunctionDescriptor form, Object... arguments) {
        try {
            return (long) LINKER.downcallHandle(function, form).invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("a PKCS #11 module cannot be called", e);
        }
    }

    private static void check(String function, long result, Path library) {
        if (result != OK) {
            throw new StartRefused("RIALTO_PKCS11_LIBRARY: " + library + " answers " + function + " with error 0x"
                    + Long.toHexString(result) + "; see in the module's manual and log what it misses.");
        }
    }
}
